/** Makes a report fit for paper while it is printed: light, with its tables unfolded. */
import {choose, theme} from '../../core/theme.js'

export function forPrint(root) {
  let before = null
  let opened = []

  function prepare() {
    before = theme()
    document.documentElement.dataset.theme = 'light'
    dispatchEvent(new Event('themechange'))
    opened = [...root.querySelectorAll('details:not([open])')]
    for (const details of opened) details.open = true
  }

  function restore() {
    choose(before ?? 'system')
    for (const details of opened) details.open = false
  }

  addEventListener('beforeprint', prepare)
  addEventListener('afterprint', restore)
  return () => {
    removeEventListener('beforeprint', prepare)
    removeEventListener('afterprint', restore)
  }
}
