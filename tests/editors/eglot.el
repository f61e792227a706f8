;; Drives a batch Emacs: waits for what eglot finds in the article, and prints it as flymake has it.
;; -*- lexical-binding: t; -*-

(package-activate-all)
(load (expand-file-name "settings.el") nil t)
(find-file "water-main-friday.md")
(run-hooks 'post-command-hook)
(let ((tries 0))
  (while (and (null (flymake-diagnostics)) (< tries 1200))
    (accept-process-output nil 0.1)
    (setq tries (1+ tries))))
(dolist (found (flymake-diagnostics))
  (princ (format "%d: %s\n"
                 (line-number-at-pos (flymake-diagnostic-beg found))
                 (flymake-diagnostic-text found))))
