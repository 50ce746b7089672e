import type { DeskClient, Role } from '@zuoxi/sdk'
import type { Scene, SceneNeeds } from '@zuoxi/sdk/rehearsal'
import { readBooks } from './books.ts'
import type { SceneDesk } from './scene-desk.ts'

/** How people reach the desk of a scene. */
export interface Reach {
  readonly connect: (token: string) => Promise<DeskClient>
  /** Where it is served, if it is. */
  readonly url?: string
  /** After the desk is another one behind the same door. */
  readonly reopened: () => Promise<void>
  readonly close: () => Promise<void>
}

type Staff = Map<string, { readonly role: Role; client: DeskClient }>

/** A scene on a desk, whichever way one reaches it. Sessions last a shift: after hours have passed everybody signs in anew. */
export async function sceneOn(ground: SceneDesk, reach: Reach, { role }: SceneNeeds): Promise<Scene> {
  const staff: Staff = new Map()
  const join = async (name: string, as: Role): Promise<DeskClient> => {
    const known = staff.get(name)
    if (known) return known.client
    const client = await reach.connect(await ground.signIn(name, as))
    staff.set(name, { role: as, client })
    return client
  }
  const clientOf = (name: string): DeskClient => (staff.get(name) as { client: DeskClient }).client
  await Promise.all([join('agent', role), join('owner', 'admin'), join('channel', 'channel')])
  return {
    get agent() {
      return clientOf('agent')
    },
    get owner() {
      return clientOf('owner')
    },
    get channel() {
      return clientOf('channel')
    },
    as: join,
    ...(reach.url !== undefined && { door: { url: reach.url, signIn: () => ground.signIn('agent', role) } }),
    books: () => readBooks(ground.desk),
    now: () => ground.now(),
    pass: async (ms) => {
      await ground.pass(ms)
      for (const [name, one] of staff) one.client = await reach.connect(await ground.signIn(name, one.role))
    },
    restart: async () => {
      await ground.restart()
      await reach.reopened()
    },
    close: async () => {
      await reach.close()
      await ground.close()
    },
  }
}
