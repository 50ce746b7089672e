export { type OpenDesk, openDesk, type OpenDeskOptions } from './open-desk.ts'
