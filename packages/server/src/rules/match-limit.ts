import { type BusinessDate, type Failure, type Fen, type Role } from '@zuoxi/sdk'

/** Up to how much whoever serves customers may say alone whose money it is, as dated data of the house. */
interface MatchLimit {
  readonly id: string
  readonly effectiveFrom: BusinessDate
  readonly upToFen: Fen
  readonly source: string
}

const limits: readonly MatchLimit[] = [
  {
    id: 'match@1',
    effectiveFrom: '2024-01-01' as BusinessDate,
    upToFen: 500_000 as Fen,
    source: '示例机构内部授权（虚构）',
  },
]

/** Those who answer for more than their own desk. */
const answersForMore: readonly Role[] = ['senior', 'supervisor', 'admin']

/** Why somebody may not match so much money: nothing on it says who paid, so a large sum wants one who answers for more. */
export function refusalOfMatcher(role: Role, amountFen: Fen, today: BusinessDate): Failure | undefined {
  if (answersForMore.includes(role)) return undefined
  const limit = limits.findLast(({ effectiveFrom }) => effectiveFrom <= today)
  if (limit && amountFen <= limit.upToFen) return undefined
  return { code: 'FORBIDDEN', needs: [...answersForMore] }
}
