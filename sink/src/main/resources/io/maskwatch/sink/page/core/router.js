/** Views by the hash of the address. A view is a module with `open(root, context)` that gives `{title, close}`. */

const ROUTES = [
  [/^\/?$/, 'venue', () => import('../views/venue/view.js')],
  [/^\/camera\/([^/]+)$/, 'camera', () => import('../views/camera/view.js')],
  [/^\/cameras\/new$/, 'new', () => import('../views/form/view.js')],
  [/^\/cameras\/([^/]+)\/edit$/, 'edit', () => import('../views/form/view.js')],
  [/^\/alerts(?:\/([^/]+))?$/, 'alerts', () => import('../views/alerts/view.js')],
  [/^\/reports$/, 'reports', () => import('../views/reports/view.js')],
  [/^\/settings(?:\/([^/]+))?$/, 'settings', () => import('../views/settings/view.js')],
]

/** Takes a hash apart: `{name, load, id, parameters}`; null where there is no such view. */
export function match(hash) {
  const [path, search = ''] = hash.replace(/^#/, '').split('?')
  for (const [pattern, name, load] of ROUTES) {
    const found = pattern.exec(path)
    if (found) return {name, load, id: found[1] ? decodeURIComponent(found[1]) : null, parameters: new URLSearchParams(search)}
  }
  return null
}

/** Changes the parameters in the address without opening the view anew. */
export function rewrite(path, parameters) {
  const search = new URLSearchParams(parameters).toString()
  history.replaceState(null, '', `${location.pathname}${location.search}#${path}${search ? `?${search}` : ''}`)
}

export function go(path) {
  location.hash = `#${path}`
}
