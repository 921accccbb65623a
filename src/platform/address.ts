/**
 * The address of a channel or of somebody's account on a chat platform: the workspace or server they belong to, their home,
 * and their own id there, with a stroke in between.
 */
export const homeOf = (address: string): string => address.split("/")[0] ?? "";
export const idIn = (address: string): string => address.split("/")[1] ?? "";
export const addressOf = (home: string, id: string): string => `${home}/${id}`;
