"""The language server: what newslint finds, while an article is typed.

One thread speaks the protocol (`server`), one other knows the articles (`desks`), so that neither
waits for the other; what one hands the other does not change afterwards.
"""
