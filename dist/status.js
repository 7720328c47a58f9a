// Made by `npm run build`: the name of this file says which verb it is.
import './index.js';
