const page = '/kvitteringer';

export const receiptPaths = {
  /** What the log is, where it stood at the end of each day, and a form that verifies a receipt in the browser. */
  log: page,
  /** Keys and heads as JSON, for whoever verifies without the portal. */
  published: `${page}/log.json`,
} as const;
