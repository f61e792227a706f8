" Drives a headless Vim: waits for what ALE finds in the article, mends it, and writes both down.

function! s:wait(condition) abort
  let l:tries = 0
  while !eval(a:condition) && l:tries < 2400
    sleep 50m
    let l:tries += 1
  endwhile
endfunction

call s:wait('!empty(getloclist(0))')
call writefile(map(getloclist(0), {_, one -> one.lnum . ':' . one.col . ' ' . one.type . ' ' . one.text}), 'found.txt')
let s:before = getline(1, '$')
ALEFix
call s:wait('getline(1, "$") !=# s:before')
call writefile(getline(1, '$'), 'mended.txt')
qall!
