import {
  addMonths,
  type AgentId,
  type Arrangement,
  type ArrangementAsk,
  type BusinessDate,
  businessDateOf,
  components,
  type CustomerId,
  type DeskClient,
  fen,
  type Instant,
  instantOf,
  type LoanId,
  originalPlan,
  type RepaymentDetail,
  type RepaymentMethod,
  type Role,
  termsOf,
} from '@zuoxi/sdk'
import { connectLocally } from '@zuoxi/sdk/rehearsal'
import { deskFor } from '../../src/desk/desk-for.ts'
import { onTestFinished } from 'vitest'
import { type OpenDesk, openDesk } from '../../src/open-desk.ts'
import { issueBill } from '../../src/store/ledger/issue.ts'
import { verifyLedger } from '../../src/store/ledger/verify.ts'
import { addCustomer, steppedClock, type SteppedClock } from '../support/desk.ts'

export const dayMs = 86_400_000

export interface LoanMade {
  readonly id?: string
  readonly principalFen?: number
  readonly method?: RepaymentMethod
  readonly annualPpm?: number
  readonly feeRate?: string
  readonly terms?: number
  readonly firstDueOn?: string
  /** How many instalments are on bills. */
  readonly billed?: number
}

/** A desk with one customer, Wang, and what tests of arrangements need of people. */
export interface Lending {
  readonly desk: OpenDesk
  readonly clock: SteppedClock
  /** The customer's own agent, and two who may approve. */
  readonly lin: DeskClient
  readonly zhou: DeskClient
  readonly wu: DeskClient
  /** Turns the day, as a job does. */
  readonly roll: () => Promise<unknown>
  readonly customerId: CustomerId
  readonly addLoan: (made?: LoanMade) => Promise<LoanId>
  readonly pay: (amountFen: number, valueDate?: string) => Promise<RepaymentDetail>
  readonly quote: (loanId: LoanId | undefined, ask: ArrangementAsk) => Promise<Arrangement>
  readonly confirm: (arrangement: Arrangement) => Promise<Arrangement>
  readonly approve: (arrangement: Arrangement, by?: DeskClient) => Promise<Arrangement>
  /** Quoted by Lin, confirmed, and approved by Zhou. */
  readonly arrange: (loanId: LoanId | undefined, ask: ArrangementAsk) => Promise<Arrangement>
  readonly today: () => BusinessDate
  readonly all: <Row>(sql: string, ...values: unknown[]) => Row[]
  readonly expectTrue: () => Promise<void>
  /** At the end of the test at the latest; sooner where one test opens many. */
  readonly close: () => Promise<void>
}

const people: readonly { id: string; role: Role; name: string }[] = [
  { id: 'lin', role: 'agent', name: '林' },
  { id: 'zhou', role: 'senior', name: '周' },
  { id: 'wu', role: 'supervisor', name: '吴' },
  { id: 'root', role: 'admin', name: '管理员' },
]

export async function openLending(at?: string, path = ':memory:'): Promise<Lending> {
  const clock = steppedClock(at)
  const desk = await openDesk(path, { clock })
  let open = true
  const close = async () => {
    if (open) await desk.close()
    open = false
  }
  onTestFinished(close)
  const { store } = desk.room
  await store.writer.write((trx) =>
    trx
      .insertInto('agent')
      .values(
        people.map(({ id, role, name }) => ({
          id,
          tenant_id: 'local',
          name: id,
          display_name: name,
          work_no: id,
          role,
          status: 'active',
          password_hash: null,
          created_at: '',
          created_by: '',
          updated_at: '',
          updated_by: '',
        })),
      )
      .execute(),
  )
  const [lin, zhou, wu, root] = people.map(({ id, role, name }) => {
    const caller = { agentId: id as AgentId, tenantId: 'local', role, displayName: name, workNo: id } as never
    const context = { desk: deskFor({ ...desk.room, caller }), caller, reportFault: desk.reportFault }
    return connectLocally({ contextFor: () => context }, { token: id })
  }) as [DeskClient, DeskClient, DeskClient, DeskClient]
  const customerId = 'wang' as CustomerId
  await addCustomer(desk, customerId)
  store.sqliteWriter.exec(`
    insert into search_doc (num, nrank, words) select num, 0, char(10) || 'n' from customer;
    insert into credit_line (customer_id, limit_fen, used_fen, status, valid_to) values ('wang', 100000000, 0, 'active', '2036-01-01')`)
  let made = 0
  const today = () => businessDateOf(instantOf(clock.nowMs()))

  const quote: Lending['quote'] = (loanId, ask) =>
    lin.arrangements.quote({ customerId, ...(loanId !== undefined && { loanId }), ask })
  const confirm: Lending['confirm'] = ({ id, rev }) =>
    lin.arrangements.confirm({ arrangementId: id, expectedRev: rev, evidence: '电话 10:02 客户本人同意' })
  const approve: Lending['approve'] = ({ id, rev }, by = zhou) =>
    by.arrangements.decide({ arrangementId: id, expectedRev: rev, decision: 'approve', reason: '材料齐全' })

  return {
    desk,
    close,
    clock,
    lin,
    zhou,
    wu,
    customerId,
    roll: () => root.ledger.roll({}),
    today,
    quote,
    confirm,
    approve,
    arrange: async (loanId, ask) => approve(await confirm(await quote(loanId, ask))),
    pay: (amountFen, valueDate = today()) =>
      wu.repayments.record({
        externalTxnId: `txn-${(made += 1)}`,
        amountFen: fen(amountFen),
        channel: '主动还款',
        valueDate: valueDate as BusinessDate,
        customerId,
      }),
    addLoan: async (loan = {}) => addLoan(desk, customerId, { id: `L${(made += 1)}`, ...loan }),
    all: (sql, ...values) => store.sqlite.prepare(sql).all(...values) as never,
    expectTrue: async () => {
      const check = await verifyLedger(store.sqlite)
      if (!check.ok) throw new Error(`the ledger breaks: ${JSON.stringify(check.brokenAt)}`)
    },
  }
}

/** A loan by its contract, with its first instalments on bills that are wholly owed. */
async function addLoan(desk: OpenDesk, customerId: CustomerId, made: LoanMade & { id: string }): Promise<LoanId> {
  const { store } = desk.room
  const { id, principalFen = 1_200_000, method = 'equal_instalment', annualPpm = 120_000, terms = 12 } = made
  const { firstDueOn = '2026-08-20', billed = 4, feeRate } = made
  const disbursedOn = addMonths(firstDueOn as BusinessDate, -1)
  const flat = method === 'flat_fee'
  await store.writer.write(async (trx) => {
    const row = {
      id,
      customer_id: customerId,
      loan_no: `JD${id}`,
      product: '随借',
      funder: '示例银行',
      principal_fen: principalFen,
      outstanding_fen: principalFen,
      terms,
      terms_paid: 0,
      method,
      apr_ppm: flat ? 0 : annualPpm,
      fee_rate: flat ? (feeRate ?? '0.6%') : null,
      status: 'active',
      disbursed_on: disbursedOn,
      first_due_on: firstDueOn,
    }
    await trx.insertInto('loan').values(row).execute()
    await trx
      .updateTable('credit_line')
      .set((line) => ({
        used_fen: line.eb('used_fen', '+', principalFen),
        opening_used_fen: line.eb('opening_used_fen', '+', principalFen),
      }))
      .where('customer_id', '=', customerId)
      .execute()
    const plan = originalPlan(
      {
        principalFen: fen(principalFen),
        method,
        annualRate: flat ? '0%' : `${annualPpm / 10_000}%`,
        feeRate: flat ? (feeRate ?? '0.6%') : undefined,
        terms,
        firstDueOn: firstDueOn as BusinessDate,
      },
      termsOf('house@1'),
    )
    for (const instalment of plan.slice(0, billed)) {
      const lines = components
        .map((component) => ({
          loanId: id,
          instalmentNo: instalment.no,
          component,
          amountFen: fen(instalment[`${component}Fen`]),
        }))
        .filter(({ amountFen }) => amountFen > 0)
      // A month without interest asks for nothing.
      if (lines.length === 0) continue
      issueBill(store, {
        id: `${id}-B${instalment.no}`,
        billNo: `ZD${id}${instalment.no}`,
        customerId,
        period: instalment.dueDate.slice(0, 7),
        issuedOn: disbursedOn,
        dueDate: instalment.dueDate,
        at: `${disbursedOn}T00:00:00.000Z` as Instant,
        policyVersion: 'opening',
        lines,
      })
    }
  })
  return id as LoanId
}
