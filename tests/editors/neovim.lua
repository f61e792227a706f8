-- Drives a headless Neovim: opens an article, types into it, and writes down what the screen shows.
-- The settings have been sourced already; the folder is that of the articles.

vim.o.columns = 100
vim.o.lines = 18
vim.o.number = true
vim.o.signcolumn = "yes"
vim.diagnostic.config({ virtual_text = { prefix = "■" }, severity_sort = true })

local function shows(rule)
  for _, found in ipairs(vim.diagnostic.get(0)) do
    if found.code == rule then return true end
  end
  return false
end

local function wait(condition)
  if not vim.wait(120000, condition, 20) then
    error(vim.inspect(vim.diagnostic.get(0)))
  end
end

local function screen(name)
  vim.cmd("redraw!")
  local rows = {}
  for row = 1, vim.fn.winheight(0) do
    local cells = {}
    for column = 1, vim.o.columns do
      cells[column] = vim.fn.screenstring(row, column)
    end
    rows[row] = (table.concat(cells):gsub("%s+$", ""))
  end
  vim.fn.writefile(rows, name)
end

local function answer(method, asked)
  for _, one in pairs(vim.lsp.buf_request_sync(0, method, asked, 120000) or {}) do
    return one.result
  end
end

local function apply(kind, title)
  local asked = vim.lsp.util.make_range_params()
  asked.context = { diagnostics = {}, only = { kind } }
  for _, action in ipairs(answer("textDocument/codeAction", asked) or {}) do
    if not title or action.title == title then
      action = action.edit and action or answer("codeAction/resolve", action)
      vim.lsp.util.apply_workspace_edit(action.edit, "utf-16")
    end
  end
end

local function drive()
  vim.cmd("filetype on")
  vim.cmd("edit water-main-friday.md")
  wait(function() return shows("headlines/same-as-another") end)

  vim.fn.setline(9, "Crews were on the spot in the the morning.")
  wait(function() return shows("duplication/small-word") end)
  screen("screen.txt")

  vim.fn.cursor(9, 32)
  local help = answer("textDocument/hover", vim.lsp.util.make_position_params())
  vim.fn.writefile(vim.split(help.contents.value, "\n"), "hover.txt")

  apply("source.fixAll")
  wait(function() return not shows("duplication/small-word") end)
  vim.fn.cursor(2, 10)
  apply("quickfix", "Leave it in this article: headlines/same-as-another")
  wait(function() return not shows("headlines/same-as-another") end)
  vim.fn.writefile(vim.fn.getline(1, "$"), "mended.txt")
end

local ok, problem = pcall(drive)
if not ok then
  io.stderr:write(tostring(problem))
end
vim.cmd("qall!")
