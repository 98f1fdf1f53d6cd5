@echo off
rem Everything that must be true before a change lands. With words: only pytest, which gets them (test -k outbox).
rem First --desks: a real service desk as well, where there can be one; on Windows its tests are skipped and say why.
setlocal
cd /d "%~dp0"
set "PYTHON=.venv\Scripts\python.exe"
set "PYTHONDONTWRITEBYTECODE="
set "PYTHONHOME="
set "PYTHONPATH="

if not exist "%PYTHON%" goto install
fc /b requirements.lock .venv\installed\requirements.lock >nul 2>nul
if not "%ERRORLEVEL%"=="0" goto install
fc /b requirements-dev.lock .venv\installed\requirements-dev.lock >nul 2>nul
if "%ERRORLEVEL%"=="0" goto test

:install
call setup\install.cmd development
if not "%ERRORLEVEL%"=="0" exit /b %ERRORLEVEL%

:test
if "%~1"=="--pictures" goto pictures
if not defined QT_QPA_PLATFORM set "QT_QPA_PLATFORM=offscreen"
if not "%~1"=="--desks" goto words
set "KBDESK_DESKS=1"
shift
:words
if not "%~1"=="" goto pytest

set "FAILED="
call :check ruff format --check
call :check ruff check
call :check mypy --strict kbdesk
call :check kbdesk content check content
echo == pytest
"%PYTHON%" -m pytest -n auto --maxprocesses 4
set "STATUS=%ERRORLEVEL%"
if not defined FAILED exit /b %STATUS%
echo Not in order: %FAILED%
if "%STATUS%"=="0" set "STATUS=1"
exit /b %STATUS%

:pictures
"%PYTHON%" tools\pictures --compare
exit /b %ERRORLEVEL%

:pytest
rem "shift" does not change %*, so the words are gathered one by one.
set "WORDS="
:gather
if "%~1"=="" goto gathered
set WORDS=%WORDS% %1
shift
goto gather
:gathered
"%PYTHON%" -m pytest %WORDS%
exit /b %ERRORLEVEL%

:check
echo == %*
"%PYTHON%" -m %*
if not "%ERRORLEVEL%"=="0" set "FAILED=%FAILED% [%*]"
exit /b 0
