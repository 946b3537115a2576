/** A camera while it is described: pure steps between what the API has and what the form shows. */

export const fresh = () => ({
  id: '', name: '', url: '', transport: 'TCP', credentials: null, framesPerSecond: 4, maxWidthPx: 1280, detectAtPx: 640,
  connectTimeoutMs: 10000, stallTimeoutMs: 10000, verifyTls: true, enabled: true,
})

const FIELDS = Object.keys(fresh())

/** The part of a camera that can be written. */
export const writable = camera => Object.fromEntries(FIELDS.map(name => [name, camera[name]]))

/**
 * What is sent: blank references become none.
 *
 * @param confirmedHost the host that the credentials were said anew to be for; null for none
 */
export function toSend(draft, confirmedHost = null) {
  const {credentials} = draft
  const reference = credentials && {username: credentials.username.trim(), passwordEnv: credentials.passwordEnv?.trim() || null, passwordFile: credentials.passwordFile?.trim() || null, ...(confirmedHost && {host: confirmedHost})}
  return {...draft, url: draft.url.trim(), name: draft.name.trim() || draft.id, credentials: reference}
}

/** An identity made of a name: small letters, digits, hyphens. */
export function identity(name) {
  return name.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 63).replace(/-+$/, '')
}

/** The host of an address; empty where there is none. */
export function host(url) {
  return /^[a-z]+:\/\/(?:[^@/]*@)?(\[[^\]]*\]|[^:/?#]*)/i.exec(url.trim())?.[1].toLowerCase() ?? ''
}

/** Name of the variable that would hold this camera's password. */
export const variable = id => `MASKWATCH_CAMERA_${id.toUpperCase().replaceAll('-', '_')}`

/** What a probe depends on: if it changes, the probe says nothing about it. */
export const probed = ({url, transport, credentials, verifyTls}) => JSON.stringify([url.trim(), transport, credentials, verifyTls])
