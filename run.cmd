@echo off
rem Starts kbdesk. Without words the window, with words the terminal: run find warm water
rem The first start sets up .venv; setup\install.py says how.
setlocal
set "HERE=%~dp0"
set "PYTHON=%HERE%.venv\Scripts\python.exe"
rem Byte code makes starts fast, and what others put on Python's path is not ours.
set "PYTHONDONTWRITEBYTECODE="
set "PYTHONHOME="
set "PYTHONPATH="

if not exist "%PYTHON%" goto install
fc /b "%HERE%requirements.lock" "%HERE%.venv\installed\requirements.lock" >nul 2>nul
if "%ERRORLEVEL%"=="0" goto start

:install
call "%HERE%setup\install.cmd" runtime
if not "%ERRORLEVEL%"=="0" exit /b %ERRORLEVEL%

:start
"%PYTHON%" -P -m kbdesk %*
exit /b %ERRORLEVEL%
