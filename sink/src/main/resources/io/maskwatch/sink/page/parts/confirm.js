/** Asks before something that cannot be taken back. */
import {html, render} from '/lib/lit-html/lit-html.js'
import {t} from '../texts/index.js'

/** @returns whether it was confirmed */
export function confirm({text, action}) {
  const dialog = document.createElement('dialog')
  dialog.dataset.test = 'confirm'
  render(html`<form method="dialog"><p id="confirm-text">${text}</p><div class="dialog-buttons">
    <button value="no">${t('common.cancel')}</button><button value="yes" class="danger" data-test="confirm-yes">${action}</button></div></form>`, dialog)
  dialog.setAttribute('aria-labelledby', 'confirm-text')
  document.body.append(dialog)
  dialog.showModal()
  return new Promise(resolve => {
    dialog.onclose = () => {
      dialog.remove()
      resolve(dialog.returnValue === 'yes')
    }
  })
}
