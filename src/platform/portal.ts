import { Injectable } from '@nestjs/common';

/** What a module may know of where and how the portal runs. */
@Injectable()
export class Portal {
  constructor(
    /** Without a trailing slash. */
    private readonly publicUrl: string,
    readonly secureCookies: boolean,
    readonly demo: boolean,
  ) {}

  /** A whole address for a mail or a receipt. */
  address(path: string): string {
    return `${this.publicUrl}${path}`;
  }
}
