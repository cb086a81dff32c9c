import type { Ground } from '../interests/index.js';

export type ConflictGround = Ground;

export type Statement =
  | { readonly conflict: false }
  | { readonly conflict: true; readonly ground: Ground; readonly note: string };
