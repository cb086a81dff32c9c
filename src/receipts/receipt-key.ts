import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';

/** The key that signs receipts: Ed25519 (RFC 8032). */
export class ReceiptKey {
  /** 32 bytes, base64url. */
  readonly publicKey: string;
  /** First 16 hexadecimal digits of the SHA-256 of the public key's bytes. */
  readonly id: string;

  private constructor(private readonly key: KeyObject) {
    this.publicKey = createPublicKey(key).export({ format: 'jwk' }).x!;
    this.id = createHash('sha256').update(Buffer.from(this.publicKey, 'base64url')).digest('hex').slice(0, 16);
  }

  /** @throws Error for anything but an Ed25519 private key in PEM (PKCS #8) */
  static from(pem: string): ReceiptKey {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType !== 'ed25519') throw new Error(`not an Ed25519 key, but ${key.asymmetricKeyType}`);
    return new ReceiptKey(key);
  }

  /** Over the UTF-8 bytes, base64url. */
  sign(text: string): string {
    return sign(null, Buffer.from(text, 'utf8'), this.key).toString('base64url');
  }
}
