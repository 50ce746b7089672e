import { businessZone, type Instant } from '@zuoxi/sdk'

const second = new Intl.DateTimeFormat('en-GB', {
  timeZone: businessZone,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})
const minute = new Intl.DateTimeFormat('en-GB', { timeZone: businessZone, hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat('en-GB', { timeZone: businessZone, month: '2-digit', day: '2-digit' })

/** `10:32:05` on the business clock: the age of a figure. */
export function stampOf(at: Instant | number): string {
  return second.format(new Date(at))
}

/** `10:32` on the business clock. */
export function minuteOf(at: Instant | number): string {
  return minute.format(new Date(at))
}

/** `11-22 10:32` on the business clock. */
export function dayMinuteOf(at: Instant | number): string {
  const [date, month] = day.format(new Date(at)).split('/')
  return `${month}-${date} ${minuteOf(at)}`
}
