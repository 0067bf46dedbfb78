import '../export/print.css'

/**
 * Prints cards on a page of its own: a frame's printing prints the frame alone, and in it all but this page is hidden.
 *
 * @param cards Drawn already; what is printed are copies.
 */
export function printCards(cards: readonly Element[]): void {
  const page = document.createElement('section')
  page.className = 'print-page'
  page.append(...cards.map(card => card.cloneNode(true)))
  document.body.append(page)
  window.addEventListener('afterprint', () => page.remove(), { once: true })
  window.print()
}
