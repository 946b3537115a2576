/** What is shown where something could not be read, with the way to try again. */
import {html, render} from '/lib/lit-html/lit-html.js'
import {t} from '../texts/index.js'

export function reason(problem) {
  if (problem.status === 0) return t('problem.unreachable')
  if (problem.status === 403) return t('problem.forbidden')
  return problem.message
}

export const failure = (problem, retry) => html`
  <section class="notice notice-bad" role="alert">
    <h2>${t('problem.title')}</h2>
    <p>${reason(problem)}</p>
    ${retry ? html`<button type="button" @click=${retry}>${t('common.retry')}</button>` : ''}
  </section>`

export function openFailure(root, problem, retry) {
  render(html`<main class="alone">${failure(problem, retry)}</main>`, root)
}
