@echo off
rem Runs Maven: the one on PATH when it is new enough, otherwise Apache's own distribution, which is downloaded once into
rem the user's Maven folder and checked against the checksum below. MVNW_URL says where to download it from.
setlocal EnableExtensions DisableDelayedExpansion

set "LEAST=3.8.7"
set "VERSION=3.9.11"
set "SHA512=bcfe4fe305c962ace56ac7b5fc7a08b87d5abd8b7e89027ab251069faebee516b0ded8961445d6d91ec1985dfe30f8153268843c89aa392733d1a3ec956c9978"
set "WRAPPER=%USERPROFILE%\.m2\wrapper"
if defined MAVEN_USER_HOME set "WRAPPER=%MAVEN_USER_HOME%\wrapper"
set "INSTALLED=%WRAPPER%\burr-apache-maven-%VERSION%"

set "FOUND="
for /f "tokens=3" %%v in ('mvn -B -v 2^>nul ^| findstr /c:"Apache Maven "') do if not defined FOUND set "FOUND=%%v"
if not defined FOUND goto own
powershell -NoProfile -Command "if ([version]('%FOUND%' -replace '[^0-9.].*', '') -ge [version]'%LEAST%') { exit 0 } else { exit 1 }"
if errorlevel 1 goto own
call mvn %*
exit /b %ERRORLEVEL%

:own
if not exist "%INSTALLED%\bin\mvn.cmd" call :fetch || exit /b 1
call "%INSTALLED%\bin\mvn.cmd" %*
exit /b %ERRORLEVEL%

:fetch
set "WORK=%WRAPPER%\fetch.%RANDOM%%RANDOM%"
mkdir "%WORK%" || exit /b 1
if defined MVNW_URL (
    call :download "%MVNW_URL%"
) else (
    call :download "https://archive.apache.org/dist/maven/maven-3/%VERSION%/binaries/apache-maven-%VERSION%-bin.tar.gz" || call :download "https://downloads.apache.org/maven/maven-3/%VERSION%/binaries/apache-maven-%VERSION%-bin.tar.gz"
)
if errorlevel 1 (
    echo mvnw: Maven %VERSION% could not be downloaded. Check the network, point MVNW_URL to a copy of apache-maven-%VERSION%-bin.tar.gz, or install Maven %LEAST% or newer.>&2
    rmdir /s /q "%WORK%"
    exit /b 1
)
powershell -NoProfile -Command "if ((Get-FileHash -Algorithm SHA512 -LiteralPath '%WORK%\maven.tar.gz').Hash -eq '%SHA512%') { exit 0 } else { exit 1 }"
if errorlevel 1 (
    echo mvnw: The downloaded Maven has another SHA-512 than expected. Nothing was installed; check the address or MVNW_URL.>&2
    rmdir /s /q "%WORK%"
    exit /b 1
)
tar -xzf "%WORK%\maven.tar.gz" -C "%WORK%" && move "%WORK%\apache-maven-%VERSION%" "%INSTALLED%" >nul
if not exist "%INSTALLED%\bin\mvn.cmd" (
    echo mvnw: Maven could not be put into '%INSTALLED%'. Check that the folder can be written.>&2
    rmdir /s /q "%WORK%"
    exit /b 1
)
rmdir /s /q "%WORK%"
exit /b 0

:download
echo mvnw: Downloading Maven %VERSION% from %~1>&2
curl --fail --silent --show-error --location --output "%WORK%\maven.tar.gz" "%~1"
exit /b %ERRORLEVEL%
