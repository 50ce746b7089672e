export { faultsTimes } from './faults.ts'
export { simulateWorlds } from './simulate.ts'
export { ownClock } from './virtual-time.ts'
