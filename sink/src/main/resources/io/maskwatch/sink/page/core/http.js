/** Requests to the API. Every failure is a Problem, so that a view has one thing to show. */

const BASE = '/api/v1'
const TIMEOUT_MS = 20000

/** What went wrong, in words, as the server's problem document says it. `status` is 0 where no answer came. */
export class Problem extends Error {
  constructor(status, document = {}) {
    super(document.detail || document.title || `HTTP ${status}`)
    this.status = status
    this.title = document.title ?? ''
    this.detail = document.detail ?? ''
    this.errors = document.errors ?? []
    this.retryAfter = null
  }

  /** The message for one field of a form, or null. */
  field(name) {
    return this.errors.find(error => error.field === name || error.field?.startsWith(`${name}.`))?.message ?? null
  }
}

let onUnauthorised = () => {}

/** Names what is called when the server no longer knows who we are. */
export function whenUnauthorised(listener) {
  onUnauthorised = listener
}

/** Makes a query string; lists become repeated parameters; null and empty are left out. */
export function query(parameters) {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== '') search.append(name, one)
    }
  }
  const text = search.toString()
  return text ? `?${text}` : ''
}

export const address = (path, parameters = {}) => BASE + path + query(parameters)

/** Sends a request and gives `{data, etag, location}`. */
export async function exchange(method, path, {body, headers = {}, signal} = {}) {
  const response = await answer(method, path, body, headers, signal)
  const data = await content(response)
  if (!response.ok) throw failure(response, data, path)
  return {data, etag: response.headers.get('ETag'), location: response.headers.get('Location')}
}

export const get = async (path, parameters = {}, signal) => (await exchange('GET', path + query(parameters), {signal})).data
export const post = async (path, body) => (await exchange('POST', path, {body})).data
export const put = async (path, body) => (await exchange('PUT', path, {body})).data
export const remove = async path => (await exchange('DELETE', path)).data

/** Reads a list to its end, page by page. */
export async function getAll(path, parameters = {}, signal) {
  const items = []
  let cursor = null
  do {
    const page = await get(path, {...parameters, cursor}, signal)
    items.push(...page.items)
    cursor = page.next
  } while (cursor)
  return items
}

async function answer(method, path, body, headers, signal) {
  const timeout = AbortSignal.timeout(TIMEOUT_MS)
  try {
    return await fetch(BASE + path, {
      method,
      headers: body === undefined ? headers : {'Content-Type': 'application/json', ...headers},
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: 'same-origin',
      cache: 'no-store',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new Problem(0, {title: 'unreachable'})
  }
}

async function content(response) {
  if (response.status === 204) return null
  const text = await response.text()
  try {
    return text ? JSON.parse(text) : null
  } catch {
    return {detail: text.slice(0, 200)}
  }
}

function failure(response, data, path) {
  const problem = new Problem(response.status, data ?? {})
  problem.retryAfter = Number(response.headers.get('Retry-After')) || null
  if (response.status === 401 && !path.startsWith('/session')) onUnauthorised()
  return problem
}
