/** A real S3-speaking server on this machine with one empty bucket; `stop` ends it and removes what it held. */
export function startS3(): Promise<{ url: string; bucket: string; stop(): Promise<void> }>;
