export const judgement = {} as const;
