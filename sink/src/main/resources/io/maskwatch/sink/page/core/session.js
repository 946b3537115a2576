/** Who is looking, and what that person may do. */
import {exchange, get, post} from './http.js'

const ROLES = ['VIEWER', 'OPERATOR', 'ADMINISTRATOR']

let session = null

export const current = () => session

export async function load() {
  session = await get('/session')
  return session
}

export async function signIn(name, password) {
  session = await post('/session', {name, password})
  return session
}

export async function signOut() {
  await exchange('DELETE', '/session')
  session = null
}

/** Whether somebody has to log in before anything can be shown. */
export const signInNeeded = () => !session?.role || (session.loginRequired && !session.user)

/** Whether the caller's role includes the other. What it may not do is not offered; the server refuses it anyway. */
export const may = role => ROLES.indexOf(session?.role) >= ROLES.indexOf(role)

export const mayOperate = () => may('OPERATOR') && document.documentElement.dataset.wall === undefined
