import { connect } from '@zuoxi/sdk'

/**
 * Whether somebody's password is right, asked of the desk they work on. It signs in beside the sign-in in use and out
 * again at once: the one in use goes on, and the server counts and locks wrong tries as it always does.
 *
 * @throws Refusal BAD_CREDENTIALS, SIGN_IN_LOCKED, or UNREACHABLE while the desk cannot be asked.
 */
export async function checkPasswordAt(url: string, name: string, password: string): Promise<void> {
  const door = await connect({ url })
  const { token } = await door.session.signIn({ name, password })
  const beside = await connect({ url, token })
  // A sign-out that does not get through leaves a sign-in that expires by itself; the password was right all the same.
  await beside.session.signOut().catch(() => {})
}
