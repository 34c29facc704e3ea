from typing import Optional

__all__ = ['__version__', 'debug', 'cuda', 'git_version', 'hip']
__version__ = '2.8.0+cu126'
debug = False
cuda: Optional[str] = '12.6'
git_version = '0000000000000000000000000000000000000000'
hip: Optional[str] = None
