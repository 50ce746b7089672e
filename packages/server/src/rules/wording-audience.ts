import type { Channel, Role, ScriptVersion } from '@zuoxi/sdk'

/** Whom a wording is said to, where, and by whom, as far as that is known. */
export interface Listener {
  readonly role: Role
  /** Absent outside of any conversation. */
  readonly channel?: Channel
  /** Of their running loans; absent when nobody is at hand. */
  readonly products?: readonly string[]
}

/** Whether a version is meant for this listener. What is not known excludes nothing but products: they are somebody's. */
export function isFor({ audience }: Pick<ScriptVersion, 'audience'>, listener: Listener): boolean {
  if (!audience) return true
  const { products, channels, roles } = audience
  if (roles.length > 0 && !roles.includes(listener.role)) return false
  if (channels.length > 0 && listener.channel !== undefined && !channels.includes(listener.channel)) return false
  return products.length === 0 || products.some((product) => listener.products?.includes(product) === true)
}
