export { createRoom } from "./room.ts";
