/** A field of a form with its label, its hint, and what is wrong with it. */
import {html} from '/lib/lit-html/lit-html.js'
import {live} from '/lib/lit-html/directives/live.js'
import {ifDefined} from '/lib/lit-html/directives/if-defined.js'

let count = 0
const ids = new Map()

function idOf(name) {
  if (!ids.has(name)) ids.set(name, `field-${++count}`)
  return ids.get(name)
}

/** @param input the attributes of the input, and `value`, `change(text)` */
export function field({name, label, hint, error, value, change, type = 'text', ...input}) {
  const id = idOf(name)
  return html`<div class="field"><label for=${id}>${label}</label>
    <input id=${id} name=${name} type=${type} .value=${live(String(value ?? ''))} @input=${event => change(event.target.value)}
      aria-invalid=${error ? 'true' : 'false'} aria-describedby=${`${id}-hint ${id}-error`} ?required=${input.required} ?readonly=${input.readonly}
      min=${ifDefined(input.min)} max=${ifDefined(input.max)} step=${ifDefined(input.step)} inputmode=${ifDefined(input.inputmode)}
      placeholder=${ifDefined(input.placeholder)} pattern=${ifDefined(input.pattern)} autocomplete="off" autocapitalize="none" spellcheck="false">
    ${foot(id, hint, error)}</div>`
}

export function picker({name, label, hint, error, value, change, options}) {
  const id = idOf(name)
  return html`<div class="field"><label for=${id}>${label}</label>
    <select id=${id} name=${name} @change=${event => change(event.target.value)} aria-invalid=${error ? 'true' : 'false'} aria-describedby=${`${id}-hint ${id}-error`}>
      ${options.map(([key, text]) => html`<option value=${key} ?selected=${String(value) === String(key)}>${text}</option>`)}</select>
    ${foot(id, hint, error)}</div>`
}

export const tick = ({name, label, value, change}) => html`<label class="tick"><input type="checkbox" name=${name} .checked=${live(Boolean(value))}
  @change=${event => change(event.target.checked)}><span>${label}</span></label>`

const foot = (id, hint, error) => html`<span class="hint" id="${id}-hint">${hint ?? ''}</span>
  <span class="field-error" id="${id}-error" role=${error ? 'alert' : 'none'}>${error ?? ''}</span>`
