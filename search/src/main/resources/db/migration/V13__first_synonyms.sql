-- What shoppers of any bookshop type; staff change the list as they like. A list that was edited already stays.
update desk_list
set content = '[
  "sci-fi, scifi, science fiction",
  "ww1, wwi, first world war, world war i",
  "ww2, wwii, second world war, world war ii",
  "cookbook, cookery book, recipes",
  "whodunit, murder mystery",
  "dr seuss, doctor seuss",
  "steven king => stephen king",
  "lotr => the lord of the rings",
  "asoiaf => a song of ice and fire"
]'
where kind = 'synonyms' and version = 0 and content = '[]';
