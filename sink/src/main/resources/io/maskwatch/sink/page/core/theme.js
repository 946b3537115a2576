/** Light, dark, or as the system says. Kept in this browser. */
const KEY = 'maskwatch.theme'
export const THEMES = ['system', 'light', 'dark']

export function theme() {
  return document.documentElement.dataset.theme ?? 'system'
}

export function choose(name) {
  if (name === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = name
  try {
    if (name === 'system') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, name)
  } catch {
    // Without storage the choice holds until the page is closed.
  }
  dispatchEvent(new Event('themechange'))
}

/** Hears of each change of the theme, the system's included. */
export function onTheme(listener) {
  const system = matchMedia('(prefers-color-scheme: dark)')
  system.addEventListener('change', listener)
  addEventListener('themechange', listener)
  return () => {
    system.removeEventListener('change', listener)
    removeEventListener('themechange', listener)
  }
}

export const onWall = () => document.documentElement.dataset.wall !== undefined
