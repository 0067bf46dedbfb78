import { describe, expect, it } from 'vitest'
import { isBlankDocument } from './blank'
import { equalDocuments } from './equal'

describe('the same document', () => {
  it.each([
    ['<p>а</p><p>б</p>', '<p>а</p>\n\n<p>б</p>\n'],
    ['<p><strong><em>а</em></strong></p>', '<p><em><strong>а</strong></em></p>'],
    ['<p><b>а</b><b>б</b></p>', '<p><strong>аб</strong></p>'],
    ['<ul><li>а</li></ul>', '<ul>\n<li><p>а</p></li></ul>'],
    ['<p>а  б</p>', '<p> а\nб </p>'],
    ['<p class="align-center">а</p>', '<p class=\'align-center\' >а</p>'],
    ['<a href="https://a.example/">а</a>', '<p><a rel="x" href="https://a.example/">а</a></p>'],
    ['<table><tr><td>а</td></tr></table>', '<table><tbody><tr><td><p>а</p></td></tr></tbody></table>'],
    ['<p>&laquo;а&raquo;&nbsp;&mdash;</p>', '<p>«а»\u00A0—</p>'],
    ['', '<p></p>'],
    ['<p>а</p>', '<p>а</p><!-- stamp -->'],
  ])('%j and %j', (left, right) => {
    expect(equalDocuments(left, right)).toBe(true)
    expect(equalDocuments(right, left)).toBe(true)
  })
})

describe('another document', () => {
  it.each([
    ['<p>а</p>', '<p>б</p>'],
    ['<p>а б</p>', '<p>аб</p>'],
    ['<p>аб</p>', '<p>а</p><p>б</p>'],
    ['<p>а</p>', '<h2>а</h2>'],
    ['<p>а</p>', '<p><strong>а</strong></p>'],
    ['<p>а</p>', '<p class="align-center">а</p>'],
    ['<a href="https://a.example/">а</a>', '<a href="https://b.example/">а</a>'],
    ['<img src="https://a.example/1" alt="">', '<img src="https://a.example/1" alt="дом">'],
    ['<ul><li>а</li></ul>', '<ol><li>а</li></ol>'],
    ['<ol><li>а</li></ol>', '<ol start="2"><li>а</li></ol>'],
    ['<ul><li>а<ul><li>б</li></ul></li></ul>', '<ul><li>а</li><li>б</li></ul>'],
    ['<p>а</p>', '<p>а</p><p></p>'],
    ['<p>а<br>б</p>', '<p>а б</p>'],
    ['<p>а</p>', '<p>а<script>1</script></p>'],
    ['<table><tr><td>а</td></tr></table>', '<table><tr><th>а</th></tr></table>'],
    ['<table><tr><td>а</td><td>б</td></tr></table>', '<table><tr><td>а</td></tr><tr><td>б</td></tr></table>'],
    ['<p>а\u00A0б</p>', '<p>а б</p>'],
  ])('%j and %j', (left, right) => {
    expect(equalDocuments(left, right)).toBe(false)
    expect(equalDocuments(right, left)).toBe(false)
  })
})

describe('a document without anything to see', () => {
  it.each([['', true], ['<p> &nbsp;</p><p></p>', true], ['<p>а</p>', false], ['<img src="crm-file:1">', false], ['<hr>', false]])('%j: %j', (html, expected) => {
    expect(isBlankDocument(html)).toBe(expected)
  })
})
