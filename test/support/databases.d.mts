export function createDatabase(templateUrl: string, name: string): Promise<string>;
