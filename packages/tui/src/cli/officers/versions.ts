import {
  isWritten,
  mayGo,
  refuse,
  type DeskClient,
  type ScriptDetail,
  type ScriptSource,
  type ScriptStatus,
  scriptTransitions,
  sourceOf,
} from '@zuoxi/sdk'
import { identityOf } from '@zuoxi/sdk/rehearsal'

/** Every version of a desk's wordings, of one key or of all: by key, newest first. */
export async function allVersions(desk: DeskClient, key?: string): Promise<ScriptDetail[]> {
  const versions: ScriptDetail[] = []
  for await (const version of desk.scripts.list(key === undefined ? {} : { key })) versions.push(version)
  return versions
}

/**
 * The version that somebody means by `KEY`, `KEY@2` or its id. Of a key it is the newest that fits what is to be done
 * with it, else the newest, for the desk to say why not.
 *
 * @throws Refusal NOT_FOUND
 */
export async function versionNamed(
  desk: DeskClient,
  name: string,
  fits: (version: ScriptDetail) => boolean = () => true,
): Promise<ScriptDetail> {
  const [, key = name, number] = /^(.+)@(\d+)$/.exec(name) ?? []
  const versions = /^[a-z0-9.-]{1,64}$/.test(key) ? await allVersions(desk, key) : []
  const found =
    number === undefined
      ? (versions.find(fits) ?? versions[0])
      : versions.find(({ version }) => version === Number(number))
  if (found) return found
  if (versions.length > 0) throw refuse({ code: 'NOT_FOUND', noun: 'wording', id: name })
  return desk.scripts.get({ scriptVersionId: name as ScriptDetail['id'] })
}

/** Whether a version can go to a state now. */
export function mayBecome(to: ScriptStatus): (version: ScriptDetail) => boolean {
  return ({ status }) => mayGo(scriptTransitions, status, to)
}

/** Whether a version already says what a file says. A day that had passed when it was activated has become that moment. */
export function says(version: ScriptDetail, source: ScriptSource): boolean {
  const { effectiveFrom: mine, ...is } = sourceOf(version)
  const { effectiveFrom: wanted, ...should } = source
  if (inOrder(is) !== inOrder(should)) return false
  if (wanted === undefined || wanted === mine) return true
  return !isWritten(version) && mine !== undefined && wanted < mine
}

/** The versions that count of each wording: what is in force or on its way, and where there is none the newest draft. */
export function countedVersions(versions: readonly ScriptDetail[]): ScriptDetail[] {
  const groups = Map.groupBy(versions, (version) => identityOf(sourceOf(version)))
  const orders: readonly (readonly ScriptStatus[])[] = [
    ['active', 'suspended'],
    ['scheduled', 'approved'],
    ['in_review', 'draft'],
  ]
  return [...groups.values()].flatMap((group) => {
    for (const statuses of orders) {
      const found = group.find(({ status }) => statuses.includes(status))
      if (found) return [found]
    }
    return []
  })
}

/** Whether a version may still come to count, or does. */
export function isAlive({ status }: ScriptDetail): boolean {
  return status !== 'rejected' && status !== 'superseded' && status !== 'retired'
}

/** The same content as the same text, whatever order its keys came in. */
function inOrder(value: object): string {
  return JSON.stringify(
    Object.entries({ favourite: null, effectiveTo: null, ...value }).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    (_key, inner: unknown) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
  )
}
