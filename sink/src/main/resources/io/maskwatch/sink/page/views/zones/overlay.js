/**
 * Zones as shapes over the picture. While they are edited each corner is a button: dragged with a pointer, moved with the
 * arrow keys, split off with Insert, taken away with Delete. Between two corners a small dot makes a new one.
 */
import {html, svg} from '/lib/lit-html/lit-html.js'
import {ref} from '/lib/lit-html/directives/ref.js'
import {t} from '../../texts/index.js'
import {percent} from '../../texts/format.js'

/** Sizes on the screen, in its pixels: a finger needs room. */
const USUAL_WIDTH_PX = 900
const REACH_PX = 22
const DOT_PX = 7
const STEP = 0.01
const LARGE_STEP = 0.05
const ARROWS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]}

export function overlay(state, actions) {
  const {zones, editing, widthPx, heightPx} = state
  const unit = widthPx / (state.frame?.clientWidth || USUAL_WIDTH_PX)
  const at = ({x, y}) => `${x * widthPx},${y * heightPx}`
  return html`<svg class="zones ${editing ? 'editing' : ''}" ${ref(state.hold)} viewBox="0 0 ${widthPx} ${heightPx}" preserveAspectRatio="none" role="group" aria-label=${t('zones.list')}>
    <defs><pattern id="left-out" width=${unit * 12} height=${unit * 12} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect class="left-out" width=${unit * 4} height=${unit * 12}></rect></pattern></defs>
    ${zones.map((zone, index) => svg`<polygon class="zone zone-${zone.kind}" points=${zone.corners.map(at).join(' ')} data-test="zone"></polygon>
      ${editing ? zone.corners.map((corner, n) => middle(zone, index, n)) : ''}
      ${editing ? zone.corners.map((corner, n) => handle(zone, index, n)) : ''}`)}
  </svg>`

  function handle(zone, index, n) {
    const {x, y} = zone.corners[n]
    const chosen = state.chosen.zone === index && state.chosen.corner === n
    const label = t('zones.point', {n: n + 1, count: zone.corners.length, name: actions.nameOf(index), x: percent(x), y: percent(y)})
    return svg`<g class="corner ${chosen ? 'chosen' : ''}" role="button" tabindex="0" aria-label=${label} data-test="corner" data-zone=${index} data-corner=${n}
        @pointerdown=${event => drag(event, index, n)} @keydown=${event => press(event, index, n)} @focus=${() => actions.choose(index, n)}>
      <circle class="reach" cx=${x * widthPx} cy=${y * heightPx} r=${unit * REACH_PX}></circle>
      <circle class="dot" cx=${x * widthPx} cy=${y * heightPx} r=${unit * DOT_PX}></circle></g>`
  }

  function middle(zone, index, n) {
    const from = zone.corners[n]
    const to = zone.corners[(n + 1) % zone.corners.length]
    const [x, y] = [((from.x + to.x) / 2) * widthPx, ((from.y + to.y) / 2) * heightPx]
    const begin = event => {
      actions.split(index, n)
      drag(event, index, n + 1)
    }
    return svg`<g class="middle" @pointerdown=${begin}><circle class="reach" cx=${x} cy=${y} r=${unit * REACH_PX * 0.7}></circle>
      <circle class="dot" cx=${x} cy=${y} r=${unit * DOT_PX * 0.55}></circle></g>`
  }

  function drag(event, index, n) {
    if (event.button) return
    event.preventDefault()
    const frame = event.currentTarget.closest('svg')
    actions.choose(index, n)
    const move = ({clientX, clientY}) => {
      const box = frame.getBoundingClientRect()
      actions.move(index, n, {x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.height})
    }
    const end = () => {
      removeEventListener('pointermove', move)
      removeEventListener('pointerup', end)
      removeEventListener('pointercancel', end)
      frame.querySelector(`[data-zone="${index}"][data-corner="${n}"]`)?.focus({preventScroll: true})
    }
    addEventListener('pointermove', move)
    addEventListener('pointerup', end)
    addEventListener('pointercancel', end)
  }

  /** Where the corner is now: the next key may come before it was painted where the last one moved it. */
  function press(event, index, n) {
    const arrow = ARROWS[event.key]
    const {x, y} = state.zones[index].corners[n]
    const step = event.shiftKey ? LARGE_STEP : STEP
    if (arrow) actions.move(index, n, {x: x + arrow[0] * step, y: y + arrow[1] * step})
    else if (event.key === 'Insert' || event.key === '+') refocus(event, () => actions.split(index, n))
    else if (event.key === 'Delete' || event.key === 'Backspace') refocus(event, () => actions.merge(index, n))
    else return
    event.preventDefault()
  }

  function refocus(event, action) {
    const frame = event.currentTarget.closest('svg')
    action()
    setTimeout(() => frame.querySelector(`[data-zone="${state.chosen.zone}"][data-corner="${state.chosen.corner}"]`)?.focus(), 50)
  }
}
