import { expect, test } from 'vitest'
import { postPlace } from './post-order.ts'

test('posts stand in the order in which an office names them', () => {
  const posts = [
    '武装部长',
    '人大主席',
    '副镇长（农业、水务）',
    '副书记',
    '镇长',
    '组织委员',
    '政法委员',
    '党委书记',
    '纪委书记',
    '联络员',
  ]
  expect(posts.toSorted((a, b) => postPlace(a) - postPlace(b))).toEqual([
    '党委书记',
    '镇长',
    '人大主席',
    '副书记',
    '纪委书记',
    '组织委员',
    '政法委员',
    '武装部长',
    '副镇长（农业、水务）',
    '联络员',
  ])
  expect(['信访登记员', '信访办主任', '信访专干'].toSorted((a, b) => postPlace(a) - postPlace(b))).toEqual([
    '信访办主任',
    '信访登记员',
    '信访专干',
  ])
  expect(['国土所承办人', '国土所所长'].toSorted((a, b) => postPlace(a) - postPlace(b))).toEqual([
    '国土所所长',
    '国土所承办人',
  ])
})
