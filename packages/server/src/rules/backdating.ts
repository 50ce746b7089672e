import { addDays, type BusinessDate, type Failure, type Role } from '@zuoxi/sdk'

/** How far back a senior may date money that has come, as dated data of the house. */
interface BackdatingLimit {
  readonly id: string
  readonly effectiveFrom: BusinessDate
  readonly days: number
  readonly source: string
}

const limits: readonly BackdatingLimit[] = [
  {
    id: 'backdating@1',
    effectiveFrom: '2024-01-01' as BusinessDate,
    days: 7,
    source: '示例机构内部授权（虚构）',
  },
]

/** The bank's own word, and those who answer for it. */
const mayGoFurther: readonly Role[] = ['channel', 'supervisor', 'admin']

/** Why somebody may not date money so far back: lateness and 罚息 of all the days since would never have been. */
export function refusalToBackdate(role: Role, valueDate: BusinessDate, today: BusinessDate): Failure | undefined {
  if (mayGoFurther.includes(role)) return undefined
  const limit = limits.findLast(({ effectiveFrom }) => effectiveFrom <= today)
  if (limit && valueDate >= addDays(today, -limit.days)) return undefined
  return { code: 'FORBIDDEN', needs: [...mayGoFurther] }
}
