import { Module } from '@nestjs/common';
import { InterestStore } from './interest.store.js';

@Module({ providers: [InterestStore], exports: [InterestStore] })
export class InterestModule {}
