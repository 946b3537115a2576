/** A few exclusive choices, side by side, as radio buttons. */
import {html} from '/lib/lit-html/lit-html.js'
import {live} from '/lib/lit-html/directives/live.js'

let count = 0
const names = new Map()

export function choice({label, options, value, pick, test}) {
  if (!names.has(test)) names.set(test, `choice-${++count}`)
  return html`<fieldset class="choice" data-test=${test}><legend class="unseen">${label}</legend>
    ${options.map(([key, text]) => html`<label><input type="radio" name=${names.get(test)} value=${key}
      .checked=${live(key === value)} @change=${() => pick(key)}><span>${text}</span></label>`)}
  </fieldset>`
}
