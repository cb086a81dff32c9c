import { Module } from '@nestjs/common';
import { InterestService } from './interest.service.js';
import { InterestStore } from './interest.store.js';

@Module({ providers: [InterestStore, InterestService], exports: [InterestStore, InterestService] })
export class InterestModule {}
