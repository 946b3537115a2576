/** The right end of the top bar: add a camera, the theme, who is signed in. */
import {html} from '/lib/lit-html/lit-html.js'
import {current} from '../core/session.js'
import {choose, theme, THEMES} from '../core/theme.js'
import {symbol, t} from '../texts/index.js'
import {icon} from './icon.js'

export function tools({onSignOut, mayAdd, repaint}) {
  const pick = event => {
    choose(event.target.value)
    repaint()
  }
  return html`<div class="tools" role="group" aria-label=${t('nav.tools')}>
    ${mayAdd ? html`<a class="button" href="#/cameras/new" aria-label=${t('nav.add')} data-test="nav-add">${icon('plus')}<span>${t('nav.add')}</span></a>` : ''}
    <label class="theme">${icon('sun')}<span class="unseen">${t('nav.theme')}</span>
      <select @change=${pick} data-test="theme">${THEMES.map(
        name => html`<option value=${name} ?selected=${theme() === name}>${t(`nav.themes.${name}`)}</option>`)}
      </select></label>
    ${who(onSignOut)}
  </div>`
}

function who(onSignOut) {
  const {user, loginRequired} = current() ?? {}
  if (!user || !loginRequired) return ''
  const role = symbol('role', user.role)
  return html`<button type="button" class="quiet" data-test="sign-out" @click=${onSignOut}
    title=${t('nav.signedInAs', {name: user.name, role})}>${icon('out')}<span class="who">${user.name}</span>
    <span class="unseen">${t('nav.signOut')}</span></button>`
}
