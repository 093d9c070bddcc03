@echo off
rem Starts Burr. What has not been built yet, or whose sources have changed since, is built first. BURR_OPTS are options of the JVM.
setlocal EnableExtensions DisableDelayedExpansion

set "LEAST=17"
rem The JVM compiles with its thorough compiler what is ten times as hot as by default: with few cores, that compiler takes a third
rem of them away from a start and from the first look at all runs. What runs for long gets there nevertheless.
set "UNHURRIED=-XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000 -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000"
set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"
set "LAUNCH=%ROOT%\burr-ui-server\target\launch"
set "DEMO=%ROOT%\demo-app\target\launch"

set "JAVA="
set "UNFIT="
if defined JAVA_HOME call :fits "%JAVA_HOME%\bin\java.exe" JAVA_HOME
if defined JAVA_HOME if not defined JAVA set "JAVA_HOME="
if not defined JAVA for /f "delims=" %%j in ('where java 2^>nul') do if not defined JAVA call :fits "%%j" PATH
if defined JAVA goto found
echo burr: There is no Java %LEAST% or newer%UNFIT%. Install a JDK %LEAST% or newer, or point JAVA_HOME to one.>&2
exit /b 1

:found

call :is_built
if errorlevel 1 (
    call :build
    if errorlevel 1 exit /b 1
)
set "ARCHIVE=%LAUNCH%\classes-%FOUND%.jsa"
call :is_archived
if errorlevel 1 call :archive_classes
set "SHARED="
if exist "%ARCHIVE%" set SHARED=%UNHURRIED% "-XX:SharedArchiveFile=%ARCHIVE%"
"%JAVA%" %SHARED% -Xlog:disable -Xlog:all=error:stderr %BURR_OPTS% "-Dburr.demo=%DEMO%\launch.jar" -jar "%LAUNCH%\launch.jar" %*
exit /b %ERRORLEVEL%

rem Takes the java.exe %1, which %2 led to, when it is new enough.
:fits
if not exist "%~1" (
    set "UNFIT=%UNFIT% (%2 leads to '%~1', which does not exist)"
    exit /b 1
)
set "FOUND="
for /f tokens^=2^ delims^=^" %%v in ('""%~1" -version 2^>^&1"') do if not defined FOUND set "FOUND=%%v"
set "MAJOR=0"
for /f "delims=.-+" %%m in ("%FOUND%") do set "MAJOR=%%m"
if %MAJOR% GEQ %LEAST% (
    set "JAVA=%~1"
    exit /b 0
)
set "UNFIT=%UNFIT% (%2 leads to Java %FOUND%)"
exit /b 1

rem Is there a build, and has no source file changed since it began?
:is_built
if not exist "%LAUNCH%\built" exit /b 1
if not exist "%DEMO%\built" exit /b 1
powershell -NoProfile -Command "$built = (Get-Item -LiteralPath \"$env:LAUNCH\built\", \"$env:DEMO\built\" | Sort-Object LastWriteTimeUtc)[0].LastWriteTimeUtc; $files = @(Get-ChildItem -LiteralPath $env:ROOT -File -Filter pom.xml) + @(Get-ChildItem -LiteralPath \"$env:ROOT\.mvn\" -Recurse); foreach ($module in 'burr-core', 'burr-spring-boot-starter', 'burr-test', 'demo-app', 'demo-samples', 'burr-ui-server') { $files += @(Get-ChildItem -LiteralPath \"$env:ROOT\$module\pom.xml\"); foreach ($folder in 'src\main', 'src\build', 'frontend\src', 'frontend\public') { if (Test-Path -LiteralPath \"$env:ROOT\$module\$folder\") { $files += @(Get-ChildItem -LiteralPath \"$env:ROOT\$module\$folder\" -Recurse) } }; if (Test-Path -LiteralPath \"$env:ROOT\$module\frontend\") { $files += @(Get-ChildItem -LiteralPath \"$env:ROOT\$module\frontend\" -File) } }; if ($files | Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1) { exit 1 } else { exit 0 }"
exit /b %ERRORLEVEL%

:build
if not exist "%ROOT%\target" mkdir "%ROOT%\target"
set "LOG=%ROOT%\target\build.log"
echo burr: Building; the first time takes a few minutes, most of them for downloads (log: %LOG%)>&2
call "%ROOT%\mvnw.cmd" -B -f "%ROOT%\pom.xml" -pl burr-ui-server,demo-app -am -DskipTests -Dmaven.source.skip=true package >"%LOG%" 2>&1
if not errorlevel 1 exit /b 0
echo burr: The build failed. The end of %LOG%:>&2
powershell -NoProfile -Command "Get-Content -LiteralPath $env:LOG -Tail 40" >&2
echo burr: Mend what it says and try again.>&2
exit /b 1

rem Is the archive, or the note that this Java makes none, as new as the build?
:is_archived
powershell -NoProfile -Command "$jars = Get-ChildItem -LiteralPath $env:LAUNCH -Recurse -Filter *.jar | Sort-Object LastWriteTimeUtc | Select-Object -Last 1; foreach ($file in $env:ARCHIVE, \"$env:ARCHIVE.none\") { if ((Test-Path -LiteralPath $file) -and (Get-Item -LiteralPath $file).LastWriteTimeUtc -ge $jars.LastWriteTimeUtc) { exit 0 } }; exit 1"
exit /b %ERRORLEVEL%

rem A start that ends when the first requests are answered; the JVM then writes down the classes that it needed. It is told what a
rem quick start is told, so that a JVM which refuses that has no archive and is told nothing.
:archive_classes
echo burr: Preparing quick starts>&2
del /q "%ARCHIVE%*" 2>nul
"%JAVA%" %UNHURRIED% "-XX:ArchiveClassesAtExit=%ARCHIVE%.new" -jar "%LAUNCH%\launch.jar" rehearse >"%LAUNCH%\rehearsal.log" 2>&1
if not errorlevel 1 if exist "%ARCHIVE%.new" move /y "%ARCHIVE%.new" "%ARCHIVE%" >nul
if not exist "%ARCHIVE%" type nul >"%ARCHIVE%.none"
exit /b 0
