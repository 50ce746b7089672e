export { dayMinuteOf, minuteOf, stampOf } from '../words/moment.ts'
