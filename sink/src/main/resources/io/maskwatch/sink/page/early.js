// Before the first paint: the theme that was chosen, and whether this is a wall display.
(() => {
  const html = document.documentElement
  let theme = null
  try {
    theme = localStorage.getItem('maskwatch.theme')
  } catch {
    // Storage may be switched off: then the system's theme holds.
  }
  if (theme === 'light' || theme === 'dark') html.dataset.theme = theme
  if (new URLSearchParams(location.search).has('wall')) html.dataset.wall = ''
})()
