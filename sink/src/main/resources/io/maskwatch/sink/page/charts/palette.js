/** The theme's colours as a canvas needs them: computed, because a canvas does not know custom properties. */
const NAMES = ['ink', 'ink-soft', 'line', 'grid', 'accent', 'accent-band', 'coverage', 'gap', 'surface', 'masked', 'unmasked', 'incorrect', 'unknown']

export function palette() {
  const probe = document.createElement('span')
  document.body.append(probe)
  const colours = {}
  for (const name of NAMES) {
    probe.style.setProperty('color', `var(--${name})`)
    colours[name] = getComputedStyle(probe).color
  }
  probe.remove()
  return colours
}

/** The size of small type in pixels, so that charts grow with the page. */
export const typePx = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.78

export const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches
