export interface StartedPortal {
  readonly url: string;
  readonly pid: number;
  kill(): Promise<void>;
  stop(): Promise<void>;
}
export function startPortal(options: { databaseUrl: string; folder: string; jwtSecret: string; env?: NodeJS.ProcessEnv; under?: readonly string[]; main?: string }): Promise<StartedPortal>;
