/** The one element that holds the whole page. Each of its scenes (login, shell, failure) gets a new element to itself. */
const root = document.getElementById('app')

export function freshStage() {
  const place = document.createElement('div')
  root.replaceChildren(place)
  return place
}
