import type { Role } from '../model/agent.ts'

/** Who may call a procedure. Every procedure is built from one, so a procedure without a policy does not compile. */
export type Policy =
  | { readonly kind: 'public'; readonly why: string }
  | { readonly kind: 'roles'; readonly roles: readonly Role[] }

/** Anyone, signed in or not; the reason is part of the policy. */
export function openToAll(why: string): Policy {
  return { kind: 'public', why }
}

function roles(...allowed: readonly Role[]): Policy {
  return { kind: 'roles', roles: allowed }
}

/** The people who serve customers. */
export const servesCustomers: Policy = roles('agent', 'senior', 'officer', 'supervisor', 'admin')

/** The same people and those who only look. */
export const readsCustomers: Policy = roles('agent', 'senior', 'officer', 'supervisor', 'auditor', 'admin')

export const signedIn: Policy = roles('agent', 'senior', 'officer', 'supervisor', 'auditor', 'admin', 'channel')

/** Machines that carry customers' messages to the desk. */
export const deliversMessages: Policy = roles('channel', 'admin')

/** Those who book money that has come: the channel's gateway, and people who answer for more than their own desk. */
export const takesMoney: Policy = roles('channel', 'senior', 'supervisor', 'admin')

/** Those who may take a booked repayment back, or send it back. */
export const correctsMoney: Policy = roles('senior', 'supervisor', 'admin')

/** Those who may say yes to an arrangement, though never to one of their own. */
export const approvesArrangements: Policy = roles('senior', 'officer', 'supervisor', 'admin')

/** Those who write and approve wording and rules; four eyes are a matter of the verb. */
export const keepsWording: Policy = roles('officer', 'supervisor', 'admin')

/** Those who may let a held message leave, though never their own. */
export const releasesMessages: Policy = roles('senior', 'officer', 'supervisor', 'admin')

export const administers: Policy = roles('admin')

export const audits: Policy = roles('auditor', 'admin')
