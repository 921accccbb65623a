/** Chat platforms there is a door to, as they call themselves. */
export const PLATFORMS = { slack: "Slack", discord: "Discord" } as const;
export type Platform = keyof typeof PLATFORMS;
