@echo off
rem Finds a Python that is new enough and hands over to install.py.
setlocal
set "PYTHON="
for %%P in ("py -3" "python" "python3") do if not defined PYTHON (
    %%~P -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && set "PYTHON=%%~P"
)
if not defined PYTHON (
    echo kbdesk: Python 3.11 or newer is needed, and none was found as py, python or python3. 1>&2
    exit /b 1
)
%PYTHON% "%~dp0install.py" %*
exit /b %ERRORLEVEL%
